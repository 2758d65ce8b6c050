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
  currentThinking: string | null
  error: string | null
  voiceSettings: VoiceSettings

  // Actions
  setVoiceState: (state: VoiceState) => void
  setSession: (sessionId: string) => void
  setMuted: (muted: boolean) => void
  addTranscript: (entry: VoiceTranscriptEntry) => void
  setCurrentThinking: (text: string | null) => void
  setError: (error: string | null) => void
  updateVoiceSettings: (settings: Partial<VoiceSettings>) => void
  reset: () => void
}

export const useVoiceStore = create<VoiceStore>()(
  persist(
    (set) => ({
      voiceState: 'disconnected',
      sessionId: null,
      isMuted: false,
      transcripts: [],
      currentThinking: null,
      error: null,
      voiceSettings: DEFAULT_VOICE_SETTINGS,

      setVoiceState: (voiceState) => set({ voiceState }),
      setSession: (sessionId) => set({ sessionId, error: null }),
      setMuted: (isMuted) => set({ isMuted }),
      addTranscript: (entry) =>
        set((s) => ({ transcripts: [...s.transcripts, entry] })),
      setCurrentThinking: (currentThinking) => set({ currentThinking }),
      setError: (error) => set({ error }),
      updateVoiceSettings: (partial) =>
        set((s) => ({ voiceSettings: { ...s.voiceSettings, ...partial } })),
      reset: () =>
        set({
          voiceState: 'disconnected',
          sessionId: null,
          isMuted: false,
          transcripts: [],
          currentThinking: null,
          error: null,
        }),
    }),
    {
      name: 'workshop-voice',
      partialize: (state) => ({ voiceSettings: state.voiceSettings }),
    },
  ),
)
