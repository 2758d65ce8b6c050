/**
 * Store of the manuscripts that were handed in.
 */

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { uploadDocument } from '../api/rest'
import type { ShopDocument } from '../types'

interface DocumentState {
  // Documents per desk: deskId -> documents[]
  documents: Record<string, ShopDocument[]>
  isUploading: boolean
  uploadError: string | null

  // Actions
  uploadDocument: (deskId: string, filename: string, content: string) => Promise<void>
  upsertDocument: (
    deskId: string,
    documentId: string,
    changes: Partial<ShopDocument>
  ) => void
  getDocuments: (deskId: string) => ShopDocument[]
  clearUploadError: () => void
}

export const useDocumentStore = create<DocumentState>()(
  persist(
    (set, get) => ({
      documents: {},
      isUploading: false,
      uploadError: null,

      uploadDocument: async (deskId, filename, content) => {
        set({ isUploading: true, uploadError: null })
        try {
          await uploadDocument(deskId, filename, content)
        } catch (error) {
          set({ uploadError: String(error) })
        } finally {
          set({ isUploading: false })
        }
      },

      upsertDocument: (deskId, documentId, changes) =>
        set((state) => {
          const documents = state.documents[deskId] || []
          const known = documents.some((d) => d.id === documentId)
          const blank: ShopDocument = {
            id: documentId,
            deskId,
            filename: documentId,
            status: 'processing',
            pageCount: 0,
          }
          return {
            documents: {
              ...state.documents,
              [deskId]: known
                ? documents.map((d) => (d.id === documentId ? { ...d, ...changes } : d))
                : [...documents, { ...blank, ...changes }],
            },
          }
        }),

      getDocuments: (deskId) => get().documents[deskId] || [],

      clearUploadError: () => set({ uploadError: null }),
    }),
    {
      name: 'workshop-library',
      partialize: (state) => ({ documents: state.documents }),
    }
  )
)
