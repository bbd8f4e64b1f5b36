// Where the site starts.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../view/theme/index.css';
import { applyPreferences, browserHost, createPreferences } from '../store/preferences.ts';
import { browserProgress } from '../store/progress/browser.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

const host = browserHost();
const preferences = createPreferences(host);
applyPreferences(preferences, host, document.documentElement);

createRoot(root).render(
  <StrictMode>
    <App services={{ preferences, progress: browserProgress() }} />
  </StrictMode>,
);
