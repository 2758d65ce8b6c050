/**
 * What the front desk socket and the room socket have in common: opening,
 * reopening, sending and handing messages on.
 */

import { useAuthStore } from '../stores/session'

export type ConnectionHandler = () => void
export type ErrorHandler = (error: Event) => void

export abstract class BaseWebSocketClient<TMessage> {
  protected ws: WebSocket | null = null
  private attempts = 0
  private closedOnPurpose = false

  private messageHandlers: Array<(message: TMessage) => void> = []
  private connectHandlers: ConnectionHandler[] = []
  private disconnectHandlers: ConnectionHandler[] = []
  private errorHandlers: ErrorHandler[] = []

  /** Where to connect, token included. */
  protected abstract buildUrl(token: string): string

  protected canReconnect(): boolean {
    return true
  }

  protected connectWithToken(): void {
    if (this.ws) return

    const { accessToken } = useAuthStore.getState()
    if (!accessToken) {
      console.error('Sign in before opening a WebSocket')
      return
    }

    this.closedOnPurpose = false
    const ws = new WebSocket(this.buildUrl(accessToken))
    this.ws = ws

    ws.onopen = () => {
      this.attempts = 0
      this.connectHandlers.forEach((h) => h())
    }

    ws.onmessage = (event) => {
      let message: TMessage
      try {
        message = JSON.parse(event.data) as TMessage
      } catch {
        console.error('The server sent something that is no JSON')
        return
      }
      this.messageHandlers.forEach((h) => h(message))
    }

    ws.onclose = () => {
      if (this.ws !== ws) return
      this.ws = null
      this.disconnectHandlers.forEach((h) => h())
      this.scheduleReconnect()
    }

    ws.onerror = (error) => {
      this.errorHandlers.forEach((h) => h(error))
    }
  }

  private scheduleReconnect(): void {
    if (this.closedOnPurpose || !this.canReconnect() || this.attempts >= 5) return
    const delay = 1000 * 2 ** this.attempts
    this.attempts += 1
    setTimeout(() => {
      if (!this.closedOnPurpose && this.canReconnect()) this.connectWithToken()
    }, delay)
  }

  disconnect(): void {
    this.closedOnPurpose = true
    const ws = this.ws
    this.ws = null
    ws?.close()
  }

  protected sendRaw(data: unknown): void {
    if (this.ws?.readyState !== WebSocket.OPEN) {
      console.error('The WebSocket is not open')
      return
    }
    this.ws.send(JSON.stringify(data))
  }

  onMessage(handler: (message: TMessage) => void): () => void {
    this.messageHandlers.push(handler)
    return () => {
      this.messageHandlers = this.messageHandlers.filter((h) => h !== handler)
    }
  }

  onConnect(handler: ConnectionHandler): () => void {
    this.connectHandlers.push(handler)
    return () => {
      this.connectHandlers = this.connectHandlers.filter((h) => h !== handler)
    }
  }

  onDisconnect(handler: ConnectionHandler): () => void {
    this.disconnectHandlers.push(handler)
    return () => {
      this.disconnectHandlers = this.disconnectHandlers.filter((h) => h !== handler)
    }
  }

  onError(handler: ErrorHandler): () => void {
    this.errorHandlers.push(handler)
    return () => {
      this.errorHandlers = this.errorHandlers.filter((h) => h !== handler)
    }
  }

  get isConnected(): boolean {
    return this.ws?.readyState === WebSocket.OPEN
  }
}
