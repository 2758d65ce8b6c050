import { create } from 'zustand'

interface AuthState {
  accessToken: string | null
  userId: string | null
  username: string | null

  // Actions
  signIn: (accessToken: string, userId: string, username: string) => void
  signOut: () => void
}

export const useAuthStore = create<AuthState>((set) => ({
  accessToken: null,
  userId: null,
  username: null,

  signIn: (accessToken, userId, username) => set({ accessToken, userId, username }),
  signOut: () => set({ accessToken: null, userId: null, username: null }),
}))
