/* A tone when another alert waits for whoever is signed in, on any page: silent until somebody asks for it on the page of
   the alerts. */
(() => {
  'use strict';
  const CHOICE = 'hms.tone';
  let waiting = Number(document.getElementById('alerts-count')?.textContent ?? 0);
  let audio = null;

  window.hms.tone = {
    isOn: () => localStorage.getItem(CHOICE) === 'on',
    set(on) { localStorage.setItem(CHOICE, on ? 'on' : 'off'); },
    /** Two short notes. Browsers let a page be heard once somebody has touched it. */
    play() {
      audio ??= new AudioContext();
      audio.resume();
      [[660, 0], [880, .18]].forEach(([pitch, after]) => {
        const note = audio.createOscillator();
        const loudness = audio.createGain();
        const start = audio.currentTime + after;
        note.frequency.value = pitch;
        loudness.gain.setValueAtTime(.15, start);
        loudness.gain.exponentialRampToValueAtTime(.001, start + .16);
        note.connect(loudness).connect(audio.destination);
        note.start(start);
        note.stop(start + .17);
      });
    },
  };

  window.hms.onCount?.((counts) => {
    if (counts.alerts > waiting && window.hms.tone.isOn()) { window.hms.tone.play(); }
    waiting = counts.alerts;
  });
})();
