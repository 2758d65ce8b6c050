import assert from 'node:assert/strict';
import type { Browser } from './browser.ts';
import { live } from './application.ts';

const reader = 'workshop/services/document_processor.py';

/** Everything that the store ever kept of the only document, oldest first. */
const seenBy = (browser: Browser): readonly unknown[] =>
  browser.history('useDocumentStore.uploadStatus').flatMap((record) =>
    Object.values(record ?? {}).map((payload: unknown) => {
      assert.ok(typeof payload === 'object' && payload !== null);
      return { ...payload, documentId: '…' };
    }),
  );

describe('the status of an upload', () => {
  it(
    'arrives with the keys that are set and without those that are not',
    live(async (shop) => {
      shop.add(
        'upload_status',
        ...['--protocol', 'WSMessage', '--emit-in', `${reader}:DocumentProcessor`, '--store', 'useDocumentStore'],
        ...['--update', 'upsert', '--key', 'documentId', '--field', 'documentId: string'],
        ...[
          '--field',
          "status: 'reading' | 'stored' | 'refused'",
          '--field',
          'error?: string',
          '--field',
          'pages?: int',
        ],
      );
      const broadcast = 'await self._broadcast_upload_status';
      shop.writeBelow(reader, 'self.documents[document.id] = document', `${broadcast}(document.id, "reading")`);
      shop.writeBelow(
        reader,
        'document.page_count = len(pages)',
        `${broadcast}(document.id, "stored", pages=document.page_count)`,
      );
      shop.writeBelow(
        reader,
        'document.status = DocumentState.FAILED',
        `${broadcast}(document.id, "refused", error=str(e), pages=document.page_count)`,
      );
      await shop.start({ WORKSHOP_PAGE_LENGTH: '10' });
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();

      await anna.act('useDocumentStore.uploadDocument', 'front', 'flyer.txt', 'Two pages of text.');
      await anna.until(() => {
        assert.deepEqual(seenBy(anna), [
          { documentId: '…', status: 'reading' },
          { documentId: '…', status: 'stored', pages: 2 },
        ]);
      });

      // Who comes later sees the next one alone. No pages is a number too, so that key is sent.
      const ben = await shop.browse('ben', 'useWebSocket');
      await ben.isConnected();
      await ben.act('useDocumentStore.uploadDocument', 'front', 'empty.txt', ' ');
      await ben.until(() => {
        assert.deepEqual(seenBy(ben), [
          { documentId: '…', status: 'reading' },
          { documentId: '…', status: 'refused', error: 'it is empty', pages: 0 },
        ]);
      });
    }),
  );
});
