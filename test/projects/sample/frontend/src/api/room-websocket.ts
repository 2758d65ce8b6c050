/**
 * Client of the room socket. One for every open room.
 */

import type { RoomWSMessage, RoomWSMessageType } from '../types'
import { BaseWebSocketClient, socketUrl } from './base-websocket'

export class RoomWebSocketClient extends BaseWebSocketClient<RoomWSMessage> {
  private roomId = ''

  protected buildUrl(token: string): string {
    return socketUrl('/ws/room', { token, room_id: this.roomId })
  }

  connect(roomId: string): void {
    this.roomId = roomId
    this.connectWithToken()
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
