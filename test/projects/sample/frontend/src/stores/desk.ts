/**
 * Stores of the front desk: the chats and the print jobs.
 */

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ChatMessage, PrintJob, ToolCall } from '../types'

// =============================================================================
// CHAT STORE
// =============================================================================

interface ChatState {
  activeChatId: string
  // Messages per chat: chatId -> messages[]
  messages: Record<string, ChatMessage[]>
  thinking: string | null
  toolCalls: ToolCall[]
  isLoading: boolean
  error: string | null

  // Actions
  setActiveChat: (chatId: string) => void
  addMessage: (chatId: string, message: ChatMessage) => void
  appendToMessage: (chatId: string, messageId: string, text: string) => void
  updateLastMessage: (chatId: string, changes: Partial<ChatMessage>) => void
  getMessages: (chatId: string) => ChatMessage[]
  setThinking: (thinking: string | null) => void
  addToolCall: (call: ToolCall) => void
  updateToolCall: (id: string, result: unknown, ok: boolean) => void
  beginAnswer: () => void
  setLoading: (loading: boolean) => void
  setError: (error: string | null) => void
}

export const useChatStore = create<ChatState>()(
  persist(
    (set, get) => ({
      activeChatId: 'counter',
      messages: {},
      thinking: null,
      toolCalls: [],
      isLoading: false,
      error: null,

      setActiveChat: (chatId) => set({ activeChatId: chatId, thinking: null, toolCalls: [] }),

      addMessage: (chatId, message) =>
        set((state) => {
          const known = state.messages[chatId] ?? []
          return { messages: { ...state.messages, [chatId]: [...known, message] } }
        }),

      appendToMessage: (chatId, messageId, text) =>
        set((state) => ({
          messages: {
            ...state.messages,
            [chatId]: (state.messages[chatId] || []).map((m) =>
              m.id === messageId ? { ...m, text: m.text + text } : m
            ),
          },
        })),

      updateLastMessage: (chatId, changes) =>
        set((state) => {
          const messages = state.messages[chatId] || []
          const last = messages[messages.length - 1]
          if (!last) return state
          return {
            messages: {
              ...state.messages,
              [chatId]: [...messages.slice(0, -1), { ...last, ...changes }],
            },
          }
        }),

      getMessages: (chatId) => get().messages[chatId] || [],

      setThinking: (thinking) => set({ thinking }),

      addToolCall: (call) => set((state) => ({ toolCalls: [...state.toolCalls, call] })),

      updateToolCall: (id, result, ok) =>
        set((state) => ({
          toolCalls: state.toolCalls.map((c) => (c.id === id ? { ...c, result, ok } : c)),
        })),

      beginAnswer: () => set({ isLoading: true, error: null, toolCalls: [] }),

      setLoading: (loading) => set({ isLoading: loading }),

      setError: (error) => set({ error }),
    }),
    {
      name: 'workshop-chats',
      partialize: (state) => ({
        activeChatId: state.activeChatId,
        messages: state.messages,
      }),
    }
  )
)

// =============================================================================
// JOB STORE
// =============================================================================

interface JobState {
  jobs: PrintJob[]

  // Actions
  upsertJob: (job: PrintJob) => void
  removeJob: (id: string) => void
  getJob: (id: string) => PrintJob | undefined
}

export const useJobStore = create<JobState>()((set, get) => ({
  jobs: [],

  upsertJob: (job) =>
    set((state) => ({
      jobs: state.jobs.some((j) => j.id === job.id)
        ? state.jobs.map((j) => (j.id === job.id ? { ...j, ...job } : j))
        : [...state.jobs, job],
    })),

  removeJob: (id) => set((state) => ({ jobs: state.jobs.filter((j) => j.id !== id) })),

  getJob: (id) => get().jobs.find((j) => j.id === id),
}))
