import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { useAuthStore } from './stores/session'

// A real shop would show a form
useAuthStore.getState().signIn('token-anna', 'user-anna', 'Anna')

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>
)
