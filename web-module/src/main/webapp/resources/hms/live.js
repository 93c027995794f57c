/* The page's socket. Whoever wants to know of changes gives window.hms.onChange a listener; while the socket is lost it
   is called every five seconds with { kind: 'UNKNOWN' }, and once when the socket is back. Whoever could not fetch what he
   was told of calls window.hms.missed(), and is told five seconds later that something was missed. */
(() => {
  'use strict';
  const address = document.body.dataset.live;
  if (!address) { return; }
  const MILLIS_BETWEEN_WORDS = 10_000;
  const MILLIS_OF_SILENCE = 25_000;
  const MILLIS_UNTIL_OPEN = 5_000;
  const MILLIS_BETWEEN_POLLS = 5_000;
  const MILLIS_BETWEEN_TRIES = 5_000;
  const MILLIS_UNTIL_COUNTED = 500;
  const EVERYTHING = { kind: 'UNKNOWN' };

  const listeners = [];
  const state = document.getElementById('live');
  let socket = null;
  let heard = 0;
  let isLive = null;
  let polled = 0;
  let missed = false;

  function tell(change) { listeners.forEach((listener) => listener(change)); }

  function show(live) {
    if (isLive === live) { return; }
    isLive = live;
    if (state) {
      state.dataset.live = String(live);
      state.querySelector('[data-word]').textContent = window.hms.text(live ? 'live' : 'polling');
    }
  }

  function open() {
    if (socket && socket.readyState <= WebSocket.OPEN) { return; }
    const mine = new WebSocket(location.origin.replace(/^http/, 'ws') + address);
    socket = mine;
    heard = performance.now();
    mine.onopen = () => {
      if (mine !== socket) { return; }
      heard = performance.now();
      show(true);
      // What was committed while nobody listened, also since the page was drawn, is caught up with.
      tell(EVERYTHING);
    };
    mine.onmessage = (message) => {
      if (mine !== socket) { return; }
      heard = performance.now();
      const change = JSON.parse(message.data);
      window.hms.clock.set(change.now, change.speed, change.running);
      if (change.kind !== 'TIME') { tell(change); }
    };
    mine.onclose = () => {
      if (mine === socket) { socket = null; lose(); }
    };
  }

  function lose() {
    if (isLive !== false) { polled = 0; }
    show(false);
  }

  function watch() {
    const now = performance.now();
    // What swallows a handshake leaves the socket connecting for minutes.
    const patience = socket?.readyState === WebSocket.OPEN ? MILLIS_OF_SILENCE : MILLIS_UNTIL_OPEN;
    if (socket && now - heard > patience) {
      const silent = socket;
      socket = null;
      silent.close();
      lose();
    }
    if ((isLive === false || missed) && now - polled >= MILLIS_BETWEEN_POLLS) {
      polled = now;
      missed = false;
      tell(EVERYTHING);
    }
  }

  window.hms.onChange = (listener) => { listeners.push(listener); };
  window.hms.missed = () => {
    if (isLive !== false && !missed) { polled = performance.now(); }
    missed = true;
  };

  // The badges of every page, and its title, tell how much waits.
  const alerts = document.getElementById('alerts-count');
  const unread = document.getElementById('unread-count');
  const title = document.title;
  const counters = [];
  let counting = null;

  function count(badge, number) {
    badge.textContent = number;
    badge.closest('.badge').classList.toggle('badge-waiting', number > 0);
    if (badge === alerts) { document.title = number > 0 ? `(${number}) ${title}` : title; }
  }

  async function countAgain() {
    counting = null;
    const page = await window.hms.ask('/badges').catch(() => null);
    if (!page) {
      window.hms.missed();
      return;
    }
    const counts = page.getElementById('counts').dataset;
    count(alerts, Number(counts.alerts));
    count(unread, Number(counts.unread));
    counters.forEach((listener) => listener({ alerts: Number(counts.alerts), unread: Number(counts.unread) }));
  }

  /** Calls the listener whenever the badges were counted again. */
  window.hms.onCount = (listener) => { counters.push(listener); };

  window.hms.onChange((change) => {
    const isMine = change.kind !== 'NOTIFICATION' || change.id === document.body.dataset.account;
    if (isMine && change.kind !== 'APPOINTMENT') { counting ??= setTimeout(countAgain, MILLIS_UNTIL_COUNTED); }
  });
  count(alerts, Number(alerts.textContent));
  count(unread, Number(unread.textContent));

  // Whoever hears the page hears of a new alert on each: the board says itself for whom it is.
  const said = document.getElementById('announce') ? null : document.getElementById('heard');
  let waiting = Number(alerts.textContent);
  window.hms.onCount((counts) => {
    if (said && counts.alerts > waiting) { said.textContent = window.hms.text('alertsWait', counts.alerts); }
    waiting = counts.alerts;
  });

  setInterval(watch, 1000);
  setInterval(open, MILLIS_BETWEEN_TRIES);
  setInterval(() => { if (socket?.readyState === WebSocket.OPEN) { socket.send('?'); } }, MILLIS_BETWEEN_WORDS);
  // A tablet that was asleep has missed everything.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) { open(); tell(EVERYTHING); }
  });
  open();
  // For tests and for the curious: loses the socket, as a bad network does.
  window.hms.loseSocket = () => { socket?.close(); };
})();
