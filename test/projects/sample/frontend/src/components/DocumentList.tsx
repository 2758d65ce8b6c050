import { useDocumentStore } from '../stores/library'

export function DocumentList({ deskId }: { deskId: string }) {
  const { documents, isUploading, uploadError, uploadDocument } = useDocumentStore()

  const pick = async (file: File | undefined) => {
    if (file) await uploadDocument(deskId, file.name, await file.text())
  }

  return (
    <div>
      <input type="file" disabled={isUploading} onChange={(e) => pick(e.target.files?.[0])} />
      {uploadError && <p role="alert">{uploadError}</p>}
      <ul>
        {(documents[deskId] || []).map((d) => (
          <li key={d.id}>
            {d.filename}: {d.status}, {d.pageCount} pages
          </li>
        ))}
      </ul>
    </div>
  )
}
