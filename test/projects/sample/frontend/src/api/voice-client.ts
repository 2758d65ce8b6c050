/**
 * Client of the voice socket: control frames as JSON, audio frames as bytes.
 */

import { useAuthStore } from '../stores/session'
import { socketUrl } from './base-websocket'
import type { VoiceControlMessage, VoiceMessageType, VoiceSettings } from '../types/voice'

type JsonMessageHandler = (msg: VoiceControlMessage) => void
type AudioChunkHandler = (chunk: ArrayBuffer) => void
type ConnectionHandler = () => void

export class VoiceClient {
  private ws: WebSocket | null = null
  private jsonHandlers = new Set<JsonMessageHandler>()
  private audioHandlers = new Set<AudioChunkHandler>()
  private disconnectHandlers = new Set<ConnectionHandler>()

  connect(deskId: string, chatId: string | null, voiceSettings?: VoiceSettings): void {
    if (this.ws) return

    const { accessToken } = useAuthStore.getState()
    if (!accessToken) {
      console.error('Sign in before speaking')
      return
    }

    const ws = new WebSocket(socketUrl('/ws/voice', { token: accessToken }))
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
    this.jsonHandlers.add(handler)
    return () => {
      this.jsonHandlers.delete(handler)
    }
  }

  onAudioChunk(handler: AudioChunkHandler): () => void {
    this.audioHandlers.add(handler)
    return () => {
      this.audioHandlers.delete(handler)
    }
  }

  onDisconnect(handler: ConnectionHandler): () => void {
    this.disconnectHandlers.add(handler)
    return () => {
      this.disconnectHandlers.delete(handler)
    }
  }
}
