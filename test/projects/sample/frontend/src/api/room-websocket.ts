/**
 * Client of the room socket. One for every open room.
 */

import type { RoomWSMessage, RoomWSMessageType } from '../types'
import { BaseWebSocketClient } from './base-websocket'

export class RoomWebSocketClient extends BaseWebSocketClient<RoomWSMessage> {
  private roomId: string | null = null

  protected buildUrl(token: string): string {
    const protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:'
    const query = new URLSearchParams({ token, room_id: this.roomId ?? '' })
    return `${protocol}//${window.location.host}/ws/room?${query}`
  }

  protected canReconnect(): boolean {
    return this.roomId !== null
  }

  connect(roomId: string): void {
    this.roomId = roomId
    this.connectWithToken()
  }

  disconnect(): void {
    super.disconnect()
    this.roomId = null
  }

  private send(type: RoomWSMessageType, payload: unknown = {}): void {
    this.sendRaw({ type, payload })
  }

  sendChat(message: string, messageId?: string): void {
    this.send('room_chat', { message, messageId })
  }

  sendTyping(isTyping: boolean): void {
    this.send('room_typing', { isTyping })
  }

  sendCancel(helperId: string): void {
    this.send('room_cancel', { helperId })
  }
}
