import { useCallback, useState } from 'react'
import { useVoice } from '../hooks/useVoice'

export function VoicePanel() {
  // The audio of this sample is text, so it can be read
  const [heard, setHeard] = useState('')
  const play = useCallback((chunk: ArrayBuffer) => {
    setHeard((text) => text + new TextDecoder().decode(chunk))
  }, [])

  const { voiceState, isMuted, transcripts, thought, error, connect, leave, speak, endTurn, toggleMute } = useVoice(play)
  const [draft, setDraft] = useState('')

  const say = () => {
    setHeard('')
    speak(new TextEncoder().encode(draft))
    endTurn()
    setDraft('')
  }

  if (voiceState === 'disconnected') {
    return <button onClick={() => connect('front', 'counter')}>Step up to the counter</button>
  }
  return (
    <section>
      <h2>Counter ({voiceState})</h2>
      <ul>
        {transcripts.map((t) => (
          <li key={t.id}>
            {t.speaker}: {t.text}
          </li>
        ))}
      </ul>
      {thought && <p>{thought} …</p>}
      {error && <p role="alert">{error}</p>}
      <p>{heard}</p>
      <input value={draft} onChange={(e) => setDraft(e.target.value)} />
      <button onClick={say}>Say</button>
      <button onClick={toggleMute}>{isMuted ? 'Unmute' : 'Mute'}</button>
      <button onClick={leave}>Leave</button>
    </section>
  )
}
