/**
 * Connects the voice socket with the voice store.
 */

import { useCallback, useEffect, useRef } from 'react'
import { VoiceClient } from '../api/voice-client'
import { useVoiceStore } from '../stores/voice'
import type { VoiceControlMessage, VoiceSpeaker } from '../types/voice'

export function useVoice(onAudio?: (chunk: ArrayBuffer) => void) {
  const clientRef = useRef<VoiceClient | null>(null)
  const store = useVoiceStore()

  if (!clientRef.current) {
    clientRef.current = new VoiceClient()
  }
  const client = clientRef.current

  useEffect(() => {
    const unsubDisconnect = client.onDisconnect(() => {
      useVoiceStore.getState().setVoiceState('disconnected')
    })

    const unsubJson = client.onJsonMessage((msg: VoiceControlMessage) => {
      const s = useVoiceStore.getState()

      switch (msg.type) {
        case 'session_ready':
          s.setSession(msg.payload.sessionId as string)
          s.setVoiceState('listening')
          break

        case 'transcript': {
          const speaker = msg.payload.speaker as VoiceSpeaker
          if (speaker === 'customer') s.setVoiceState('thinking')
          s.addTranscript({
            id: crypto.randomUUID(),
            speaker,
            text: msg.payload.text as string,
          })
          break
        }

        case 'thinking':
          s.setThought(`${msg.payload.step as number}. ${msg.payload.text as string}`)
          break

        case 'turn_complete':
          s.setThought(null)
          s.setVoiceState('listening')
          break

        case 'error':
          s.setError(msg.payload.message as string)
          break
      }
    })

    return () => {
      unsubDisconnect()
      unsubJson()
      client.disconnect()
    }
  }, [client])

  useEffect(() => {
    if (!onAudio) return
    return client.onAudioChunk(onAudio)
  }, [client, onAudio])

  const connect = useCallback(
    (deskId: string, chatId: string | null) => {
      const s = useVoiceStore.getState()
      s.setVoiceState('connecting')
      client.connect(deskId, chatId, s.voiceSettings)
    },
    [client],
  )

  const leave = useCallback(() => {
    useVoiceStore.getState().reset()
    client.disconnect()
  }, [client])

  const speak = useCallback(
    (chunk: Uint8Array) => {
      client.sendAudio(chunk)
    },
    [client],
  )

  const endTurn = useCallback(() => {
    client.sendEndTurn()
  }, [client])

  const toggleMute = useCallback(() => {
    const muted = !useVoiceStore.getState().isMuted
    client.setMuted(muted)
    useVoiceStore.getState().setMuted(muted)
  }, [client])

  return {
    // State
    voiceState: store.voiceState,
    isMuted: store.isMuted,
    transcripts: store.transcripts,
    thought: store.thought,
    error: store.error,

    // Actions
    connect,
    leave,
    speak,
    endTurn,
    toggleMute,
  }
}
