import assert from 'node:assert/strict';
import { live } from './application.ts';

const reader = 'workshop/services/document_processor.py';
const common = ['--protocol', 'WSMessage', '--emit-in', `${reader}:DocumentProcessor`];
const byDocument = ['--key', 'documentId', '--field', 'documentId: string'];

describe('what a store keeps of an event', () => {
  it(
    'grows, shrinks, goes through an action that was there or into a store of its own',
    live(async (shop) => {
      const open = ['--store', 'useDocumentStore', '--state', 'openDocuments', ...byDocument];
      shop.add('document_opened', ...common, ...open, '--update', 'upsert', '--field', 'filename: string');
      shop.add('document_closed', ...common, ...open, '--update', 'remove');
      shop.add(
        'document_note',
        ...[...common, '--store', 'new:frontend/src/stores/shelf.ts', '--state', 'notes', '--update', 'append'],
        ...['--field', 'text: string'],
      );
      shop.add(
        'document_warning',
        ...[...common, '--store', 'useChatStore', '--action', 'setError', '--map', 'error=text'],
        ...['--field', 'text: string'],
      );
      shop.writeBelow(
        reader,
        'self.documents[document.id] = document',
        'await self._broadcast_document_opened(document.id, document.filename)',
        'await self._broadcast_document_note(f"reading {document.filename}")',
      );
      shop.writeBelow(
        reader,
        'document.status = DocumentState.FAILED',
        'await self._broadcast_document_warning(str(e))',
        'await self._broadcast_document_note(f"refused {document.filename}")',
        'await self._broadcast_document_closed(document.id)',
      );
      await shop.start();
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();

      await anna.act('useDocumentStore.uploadDocument', 'front', 'flyer.txt', 'One page.');
      await anna.shows('useShelfStore.notes', [{ text: 'reading flyer.txt' }]);
      const flyer: unknown = anna.kept('useDocumentStore.openDocuments');
      assert.match(JSON.stringify(flyer), /^{"[\w-]+":{"documentId":"[\w-]+","filename":"flyer.txt"}}$/);

      await anna.act('useDocumentStore.uploadDocument', 'front', 'empty.txt', ' ');
      await anna.until(() => {
        const seen = anna.history('useDocumentStore.openDocuments').map((open) => Object.keys(open ?? {}).length);
        assert.deepEqual(seen, [0, 1, 2, 1]);
      });
      assert.deepEqual(anna.kept('useDocumentStore.openDocuments'), flyer);
      assert.deepEqual(anna.kept('useShelfStore.notes'), [
        { text: 'reading flyer.txt' },
        { text: 'reading empty.txt' },
        { text: 'refused empty.txt' },
      ]);
      assert.equal(anna.kept('useChatStore.error'), 'it is empty');
    }),
  );
});
