/**
 * Store of the conversation at the counter.
 */

import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { VoiceSettings, VoiceState, VoiceTranscriptEntry } from '../types/voice'
import { DEFAULT_VOICE_SETTINGS } from '../types/voice'

interface VoiceStore {
  // State
  voiceState: VoiceState
  sessionId: string | null
  isMuted: boolean
  transcripts: VoiceTranscriptEntry[]
  thought: string | null
  error: string | null
  voiceSettings: VoiceSettings

  // Actions
  setVoiceState: (state: VoiceState) => void
  setSession: (sessionId: string) => void
  setMuted: (muted: boolean) => void
  addTranscript: (entry: VoiceTranscriptEntry) => void
  setThought: (text: string | null) => void
  setError: (error: string | null) => void
  changeSettings: (changes: Partial<VoiceSettings>) => void
  reset: () => void
}

export const useVoiceStore = create<VoiceStore>()(
  persist(
    (set) => ({
      voiceState: 'disconnected',
      sessionId: null,
      isMuted: false,
      transcripts: [],
      thought: null,
      error: null,
      voiceSettings: DEFAULT_VOICE_SETTINGS,

      setVoiceState: (voiceState) => set({ voiceState }),
      setSession: (sessionId) => set({ sessionId, error: null }),
      setMuted: (isMuted) => set({ isMuted }),
      addTranscript: (entry) =>
        set((s) => ({ transcripts: [...s.transcripts, entry] })),
      setThought: (thought) => set({ thought }),
      setError: (error) => set({ error }),
      changeSettings: (changes) =>
        set((s) => ({ voiceSettings: { ...s.voiceSettings, ...changes } })),
      reset: () =>
        set({
          voiceState: 'disconnected',
          sessionId: null,
          isMuted: false,
          transcripts: [],
          thought: null,
          error: null,
        }),
    }),
    {
      name: 'workshop-voice',
      partialize: (state) => ({ voiceSettings: state.voiceSettings }),
    },
  ),
)
