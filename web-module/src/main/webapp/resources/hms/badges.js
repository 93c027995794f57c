/* How much waits for whoever is signed in: the numbers at the top, the one before the page's name, and the tone for whom
   wants to hear it. Other scripts use hms.onBadges and hms.tone. */
(() => {
  'use strict';
  const SOUND = 'hms_sound';
  const account = document.body.dataset.account;
  const name = document.title.replace(/^\(\d+\) /, '');
  const listeners = [];
  const numberIn = (id) => Number(document.getElementById(id)?.textContent ?? 0);
  let alerts = numberIn('alerts-count');
  let audio = null;
  let reading = false;
  let again = false;

  const tone = {
    isOn: () => localStorage.getItem(SOUND) === 'on',
    set(on) { localStorage.setItem(SOUND, on ? 'on' : 'off'); },
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

  function show(counts) {
    const now = Number(counts.alerts);
    if (document.getElementById('alerts-count')) {
      document.title = (now > 0 ? `(${now}) ` : '') + name;
      document.getElementById('alerts-badge').classList.toggle('badge-alert', now > 0);
      if (now > alerts && tone.isOn()) { tone.play(); }
    }
    alerts = now;
    window.hms.count('alerts-count', now);
    window.hms.count('unread-count', Number(counts.unread));
    listeners.forEach((listener) => listener({ alerts: now, unread: Number(counts.unread) }));
  }

  async function read() {
    if (reading) { again = true; return; }
    reading = true;
    try {
      const answer = await fetch('/badges', { headers: { 'X-HMS-By-Itself': 'true' } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const counts = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-alerts]');
        if (counts) { show(counts.dataset); }
      }
    } catch (lost) {
      // The network is away: the next change, or the next poll, asks again.
    } finally {
      reading = false;
      if (again) { again = false; read(); }
    }
  }

  window.hms.tone = tone;
  /** Calls the listener with the numbers whenever they were read anew. */
  window.hms.onBadges = (listener) => { listeners.push(listener); };
  window.hms.readBadges = read;
  window.hms.onChange?.((change) => {
    if (change.kind === 'NOTIFICATION' ? change.id === account : change.kind !== 'APPOINTMENT') { read(); }
  });
})();
