/**
 * Client of the voice socket: control frames as JSON, audio frames as bytes.
 */

import { useAuthStore } from '../stores/session'
import type { VoiceControlMessage, VoiceMessageType, VoiceSettings } from '../types/voice'

type JsonMessageHandler = (msg: VoiceControlMessage) => void
type AudioChunkHandler = (chunk: ArrayBuffer) => void
type ConnectionHandler = () => void

export class VoiceClient {
  private ws: WebSocket | null = null
  private jsonHandlers: JsonMessageHandler[] = []
  private audioHandlers: AudioChunkHandler[] = []
  private disconnectHandlers: ConnectionHandler[] = []

  connect(deskId: string, chatId: string | null, voiceSettings?: VoiceSettings): void {
    if (this.ws) return

    const { accessToken } = useAuthStore.getState()
    if (!accessToken) {
      console.error('Sign in before speaking')
      return
    }

    const protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:'
    const host = window.location.host
    const ws = new WebSocket(
      `${protocol}//${host}/ws/voice?token=${encodeURIComponent(accessToken)}`,
    )
    ws.binaryType = 'arraybuffer'
    this.ws = ws

    ws.onopen = () => {
      this.sendJson('voice_start', {
        desk_id: deskId,
        chat_id: chatId,
        voice_settings: voiceSettings
          ? {
              speech_speed: voiceSettings.speechSpeed,
              language: voiceSettings.language,
              save_transcripts: voiceSettings.saveTranscripts,
            }
          : undefined,
      })
    }

    ws.onmessage = (event) => {
      if (typeof event.data === 'string') {
        const msg = JSON.parse(event.data) as VoiceControlMessage
        this.jsonHandlers.forEach((h) => h(msg))
      } else {
        this.audioHandlers.forEach((h) => h(event.data))
      }
    }

    ws.onclose = () => {
      if (this.ws === ws) this.ws = null
      this.disconnectHandlers.forEach((h) => h())
    }
  }

  disconnect(): void {
    const ws = this.ws
    this.ws = null
    ws?.close()
  }

  sendJson(type: VoiceMessageType, payload: Record<string, unknown>): void {
    if (this.ws?.readyState === WebSocket.OPEN) {
      this.ws.send(JSON.stringify({ type, payload }))
    }
  }

  sendAudio(chunk: Uint8Array): void {
    if (this.ws?.readyState === WebSocket.OPEN) {
      this.ws.send(chunk)
    }
  }

  sendEndTurn(): void {
    this.sendJson('end_turn', {})
  }

  setMuted(muted: boolean): void {
    this.sendJson(muted ? 'mute' : 'unmute', {})
  }

  onJsonMessage(handler: JsonMessageHandler): () => void {
    this.jsonHandlers.push(handler)
    return () => {
      this.jsonHandlers = this.jsonHandlers.filter((h) => h !== handler)
    }
  }

  onAudioChunk(handler: AudioChunkHandler): () => void {
    this.audioHandlers.push(handler)
    return () => {
      this.audioHandlers = this.audioHandlers.filter((h) => h !== handler)
    }
  }

  onDisconnect(handler: ConnectionHandler): () => void {
    this.disconnectHandlers.push(handler)
    return () => {
      this.disconnectHandlers = this.disconnectHandlers.filter((h) => h !== handler)
    }
  }
}
