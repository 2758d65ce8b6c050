/**
 * Connects the socket of one room with the room store. A message of our own is
 * shown at once, with the ID it is sent under.
 */

import { useCallback, useEffect, useRef, useState } from 'react'
import { RoomWebSocketClient } from '../api/room-websocket'
import { useRoomStore } from '../stores/rooms'
import { useAuthStore } from '../stores/session'
import type { RoomMessage, RoomToolCall, RoomWSMessage } from '../types'

export function useRoomWebSocket(roomId: string | null) {
  const clientRef = useRef<RoomWebSocketClient | null>(null)
  const [isConnected, setIsConnected] = useState(false)

  const {
    addMessage,
    setMessageToolCalls,
    setHelperState,
    setHelperThinking,
    setTyping,
    setOnline,
    addPin,
    removePin,
    setError,
  } = useRoomStore()

  useEffect(() => {
    if (!roomId) return

    const client = new RoomWebSocketClient()
    clientRef.current = client

    client.onConnect(() => setIsConnected(true))
    client.onDisconnect(() => setIsConnected(false))

    client.onMessage((msg: RoomWSMessage) => {
      const p = msg.payload

      switch (msg.type) {
        case 'room_message': {
          const messageId = (p.messageId as string | null) || crypto.randomUUID()
          const roomMsg: RoomMessage = {
            id: messageId,
            roomId: p.roomId as string,
            senderId: p.senderId as string,
            senderName: p.senderName as string,
            isHelper: p.isHelper as boolean,
            text: p.text as string,
            timestamp: new Date().toISOString(),
          }
          addMessage(roomId, roomMsg)
          break
        }

        case 'room_helper_thinking':
          setHelperState(roomId, p.helperId as string, 'thinking')
          if (p.content) {
            setHelperThinking(p.helperId as string, p.content as string)
          }
          break

        case 'room_helper_done': {
          const helperId = p.helperId as string
          const calls = p.toolCalls as RoomToolCall[] | undefined
          setHelperState(roomId, helperId, 'idle')
          setHelperThinking(helperId, '')
          if (calls?.length) {
            setMessageToolCalls(roomId, p.messageId as string, calls)
          }
          break
        }

        case 'room_typing_indicator':
          setTyping(roomId, p.userName as string, p.isTyping as boolean)
          break

        case 'room_presence':
          setOnline(roomId, p.userName as string, p.isOnline as boolean)
          break

        case 'room_error':
          setError(p.message as string)
          if (p.helperId) {
            setHelperState(roomId, p.helperId as string, 'idle')
          }
          break

        // Pin board
        case 'room_pin_add':
          addPin(roomId, p.messageId as string, p.pinnedBy as string)
          break

        case 'room_pin_remove':
          removePin(roomId, p.messageId as string)
          break
      }
    })

    client.connect(roomId)

    return () => {
      clientRef.current = null
      setIsConnected(false)
      client.disconnect()
    }
  }, [roomId, addMessage, setMessageToolCalls, setHelperState, setHelperThinking, setTyping, setOnline, addPin, removePin, setError])

  const say = useCallback(
    (text: string) => {
      if (!roomId) return
      const { userId, username } = useAuthStore.getState()
      const messageId = crypto.randomUUID()
      addMessage(roomId, {
        id: messageId,
        roomId,
        senderId: userId ?? '',
        senderName: username ?? '',
        isHelper: false,
        text,
        timestamp: new Date().toISOString(),
      })
      clientRef.current?.sendChat(text, messageId)
    },
    [roomId, addMessage]
  )

  const showTyping = useCallback((isTyping: boolean) => {
    clientRef.current?.sendTyping(isTyping)
  }, [])

  const stopHelper = useCallback((helperId: string) => {
    clientRef.current?.sendCancel(helperId)
  }, [])

  return {
    isConnected,
    say,
    showTyping,
    stopHelper,
  }
}
