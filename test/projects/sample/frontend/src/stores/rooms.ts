/**
 * Store of the rooms in which prints are planned together.
 */

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { HelperState, RoomMessage, RoomToolCall } from '../types'

interface RoomState {
  activeRoomId: string | null
  // Per room: roomId -> …
  messages: Record<string, RoomMessage[]>
  onlineUsers: Record<string, string[]>
  typingUsers: Record<string, string[]>
  helperStates: Record<string, Record<string, HelperState>>
  helperThinking: Record<string, string>
  pins: Record<string, Record<string, string>>
  error: string | null

  // Actions
  setActiveRoom: (roomId: string | null) => void
  addMessage: (roomId: string, message: RoomMessage) => void
  setMessageToolCalls: (roomId: string, messageId: string, calls: RoomToolCall[]) => void
  setHelperState: (roomId: string, helperId: string, state: HelperState) => void
  setHelperThinking: (helperId: string, text: string) => void
  setTyping: (roomId: string, username: string, isTyping: boolean) => void
  setOnline: (roomId: string, username: string, online: boolean) => void
  addPin: (roomId: string, messageId: string, pinnedBy: string) => void
  removePin: (roomId: string, messageId: string) => void
  getPinnedMessages: (roomId: string) => RoomMessage[]
  setError: (error: string | null) => void
}

/** A list of names with one of them added or removed. */
function withName(names: string[] | undefined, name: string, present: boolean): string[] {
  const others = (names || []).filter((n) => n !== name)
  return present ? [...others, name] : others
}

export const useRoomStore = create<RoomState>()(
  persist(
    (set, get) => ({
      activeRoomId: null,
      messages: {},
      onlineUsers: {},
      typingUsers: {},
      helperStates: {},
      helperThinking: {},
      pins: {},
      error: null,

      setActiveRoom: (roomId) => set({ activeRoomId: roomId, error: null }),

      addMessage: (roomId, message) =>
        set((state) => ({
          messages: {
            ...state.messages,
            [roomId]: [...(state.messages[roomId] || []), message],
          },
        })),

      setMessageToolCalls: (roomId, messageId, calls) =>
        set((state) => ({
          messages: {
            ...state.messages,
            [roomId]: (state.messages[roomId] || []).map((m) =>
              m.id === messageId ? { ...m, toolCalls: calls } : m
            ),
          },
        })),

      setHelperState: (roomId, helperId, helperState) =>
        set((state) => ({
          helperStates: {
            ...state.helperStates,
            [roomId]: { ...state.helperStates[roomId], [helperId]: helperState },
          },
        })),

      setHelperThinking: (helperId, text) =>
        set((state) => ({ helperThinking: { ...state.helperThinking, [helperId]: text } })),

      setTyping: (roomId, username, isTyping) =>
        set((state) => ({
          typingUsers: {
            ...state.typingUsers,
            [roomId]: withName(state.typingUsers[roomId], username, isTyping),
          },
        })),

      setOnline: (roomId, username, online) =>
        set((state) => ({
          onlineUsers: {
            ...state.onlineUsers,
            [roomId]: withName(state.onlineUsers[roomId], username, online),
          },
        })),

      addPin: (roomId, messageId, pinnedBy) =>
        set((state) => ({
          pins: { ...state.pins, [roomId]: { ...state.pins[roomId], [messageId]: pinnedBy } },
        })),

      removePin: (roomId, messageId) =>
        set((state) => {
          const { [messageId]: removed, ...rest } = state.pins[roomId] || {}
          if (!removed) return state
          return { pins: { ...state.pins, [roomId]: rest } }
        }),

      getPinnedMessages: (roomId) => {
        const { messages, pins } = get()
        return (messages[roomId] || []).filter((m) => pins[roomId]?.[m.id])
      },

      setError: (error) => set({ error }),
    }),
    {
      name: 'workshop-rooms',
      partialize: (state) => ({ activeRoomId: state.activeRoomId }),
    }
  )
)
