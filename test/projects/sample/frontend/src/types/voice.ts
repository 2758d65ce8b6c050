/** Types of the voice socket. */

export type VoiceMessageType =
  // Client -> Server
  | 'voice_start'
  | 'end_turn'
  | 'mute'
  | 'unmute'
  // Server -> Client
  | 'session_ready'
  | 'transcript'
  | 'thinking'
  | 'turn_complete'
  | 'error'

export interface VoiceControlMessage {
  type: VoiceMessageType
  payload: Record<string, unknown>
}

export interface VoiceSettings {
  speechSpeed: number
  language: string | null
  saveTranscripts: boolean
}

export type VoiceState = 'disconnected' | 'connecting' | 'listening' | 'thinking'

export type VoiceSpeaker = 'customer' | 'desk'

export interface VoiceTranscriptEntry {
  id: string
  speaker: VoiceSpeaker
  text: string
}

export const DEFAULT_VOICE_SETTINGS: VoiceSettings = {
  speechSpeed: 1.0,
  language: null,
  saveTranscripts: true,
}
