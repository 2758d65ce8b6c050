/**
 * Client of the front desk socket.
 */

import type { PrintOptions, WSMessage, WSMessageType } from '../types'
import { BaseWebSocketClient, socketUrl } from './base-websocket'

export class WebSocketClient extends BaseWebSocketClient<WSMessage> {
  protected buildUrl(token: string): string {
    return socketUrl('/ws', { token })
  }

  connect(): void {
    this.connectWithToken()
  }

  send(type: WSMessageType, payload: unknown = {}): void {
    this.sendRaw({ type, payload })
  }

  sendChat(
    message: string,
    options?: {
      deskId?: string
      chatId?: string
      printOptions?: PrintOptions
      replyToId?: string
    }
  ): void {
    this.send('chat', {
      message,
      deskId: options?.deskId,
      chatId: options?.chatId,
      printOptions: options?.printOptions,
      replyToId: options?.replyToId,
    })
  }

  sendCancel(): void {
    this.send('cancel')
  }

  sendApproval(id: string, approved: boolean): void {
    this.send('approval', { id, approved })
  }
}

// The only connection to the front desk
export const wsClient = new WebSocketClient()
