import { ChatPanel } from './components/ChatPanel'
import { RoomPanel } from './components/RoomPanel'
import { VoicePanel } from './components/VoicePanel'

export function App() {
  return (
    <main>
      <ChatPanel />
      <RoomPanel roomId="poster" />
      <VoicePanel />
    </main>
  )
}
