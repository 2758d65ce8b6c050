import { useState } from 'react'
import { pinMessage, unpinMessage } from '../api/rest'
import { useRoomWebSocket } from '../hooks/useRoomWebSocket'
import { useRoomStore } from '../stores/rooms'

export function RoomPanel({ roomId }: { roomId: string }) {
  const { isConnected, say, showTyping, stopHelper } = useRoomWebSocket(roomId)
  const { messages, onlineUsers, typingUsers, helperStates, helperThinking, pins, error } =
    useRoomStore()
  const [draft, setDraft] = useState('')

  const change = (text: string) => {
    if (!draft !== !text) showTyping(text !== '')
    setDraft(text)
  }

  const submit = () => {
    say(draft)
    change('')
  }

  const busy = Object.entries(helperStates[roomId] || {}).filter(([, s]) => s === 'thinking')

  return (
    <section>
      <h2>
        {roomId} {isConnected ? '(open)' : '(closed)'}
      </h2>
      <p>Here: {(onlineUsers[roomId] || []).join(', ')}</p>
      <ul>
        {(messages[roomId] || []).map((m) => (
          <li key={m.id}>
            {m.senderName}: {m.text}
            {pins[roomId]?.[m.id] ? (
              <button onClick={() => unpinMessage(roomId, m.id)}>Unpin</button>
            ) : (
              <button onClick={() => pinMessage(roomId, m.id)}>Pin</button>
            )}
          </li>
        ))}
      </ul>
      {busy.map(([helperId]) => (
        <p key={helperId}>
          {helperId}: {helperThinking[helperId] || 'thinking'}
          <button onClick={() => stopHelper(helperId)}>Stop</button>
        </p>
      ))}
      {typingUsers[roomId]?.length ? <p>{typingUsers[roomId].join(', ')} typing …</p> : null}
      {error && <p role="alert">{error}</p>}
      <input value={draft} onChange={(e) => change(e.target.value)} />
      <button onClick={submit} disabled={!draft}>
        Send
      </button>
    </section>
  )
}
