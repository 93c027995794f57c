/* What every page does by itself: its clock, its menu, its notices. Other scripts use what stands in window.hms. */
(() => {
  'use strict';
  const page = document.body.dataset;
  const texts = JSON.parse(page.texts || '{}');

  /** A text of the bundle, its facts filled in. */
  const text = (key, ...facts) =>
    facts.reduce((words, fact, i) => words.replaceAll(`{${i}}`, fact), texts[key] ?? key);

  /** The hospital's clock goes on from what the server said last, never from the clock of this machine. */
  const clock = {
    at: Number(page.now), since: performance.now(), speed: Number(page.speed), running: page.running === 'true',
    now() {
      return this.running ? this.at + (performance.now() - this.since) * this.speed : this.at;
    },
    set(now, speed, running) {
      Object.assign(this, { at: now, since: performance.now(), speed, running });
      tick();
    },
  };
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: page.zone });
  const ticking = [];
  let leaving = false;
  const shown = document.getElementById('clock');

  function tick() {
    const now = clock.now();
    const words = time.format(now);
    if (shown && shown.textContent !== words) {
      shown.textContent = words;
    }
    ticking.forEach((listener) => listener(now));
  }

  window.hms = {
    text, clock,
    /** Calls the listener each second, and whenever the time is set, with the present in milliseconds. */
    onTick(listener) { ticking.push(listener); },
    /** Another page of ours, asked for by this one by itself, or in person; null when there is none to be had. */
    async ask(address, inPerson = false) {
      const headers = inPerson ? {} : { 'X-HMS-By-Itself': 'true' };
      const answer = await fetch(address, { headers, cache: 'no-store' });
      if (answer.status === 401 && !leaving) { location.reload(); }
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
    },
  };
  setInterval(tick, 1000);

  // Whoever comes back to the board finds it filtered as before, and nobody else does.
  const leave = () => sessionStorage.clear();
  if (sessionStorage.getItem('hms.account') !== page.account) { leave(); }
  sessionStorage.setItem('hms.account', page.account);
  document.getElementById('leave').addEventListener('submit', () => {
    // What this page still asks for hears that nobody is signed in, before the page that says so has come.
    leaving = true;
    leave();
  });
  const today = document.querySelector('#menu [data-page="TODAY"]');
  if (today) { today.href += sessionStorage.getItem('hms.today') ?? ''; }

  const menu = document.getElementById('menu-button');
  menu?.addEventListener('click', () => {
    menu.setAttribute('aria-expanded', String(menu.getAttribute('aria-expanded') !== 'true'));
  });

  const result = document.getElementById('result');

  /** What is said behind an open dialog is neither seen nor heard. */
  const place = () => document.querySelector('dialog[open]') ?? result;

  function notice(kind, words, button) {
    const element = document.createElement('div');
    element.className = `notice notice-${kind}`;
    element.setAttribute('role', 'alert');
    const sentence = document.createElement('p');
    sentence.textContent = words;
    button.type = 'button';
    element.append(sentence, button);
    return element;
  }

  // What somebody did and no answer came, or none that can be read: it is said, and what was typed stays.
  let unanswered = null;

  function tellUnanswered() {
    const close = document.createElement('button');
    close.className = 'notice-close';
    close.setAttribute('aria-label', text('dismiss'));
    const cross = document.createElement('i');
    cross.className = 'pi pi-times';
    cross.setAttribute('aria-hidden', 'true');
    close.append(cross);
    unanswered?.remove();
    unanswered = notice('failed', text('unanswered'), close);
    place().prepend(unanswered);
  }

  window.jQuery?.(document).on('pfAjaxError', (event, request, settings) => {
    tellUnanswered();
    // PrimeFaces leaves the button as it is while something is on its way.
    const { PrimeFaces } = window;
    const button = PrimeFaces.getWidgetById(PrimeFaces.ajax.Utils.getSourceId(settings));
    if (button) { PrimeFaces.buttonEndAjaxDisabled(button, button.jq); }
  });
  document.addEventListener('close', (event) => {
    event.target.querySelectorAll(':scope > .notice').forEach((told) => { told.remove(); });
  }, true);

  // Each answer draws the notices anew. An error stays until it is dismissed, and what came of an act until another act.
  const kept = document.getElementById('kept');
  const drawn = () => [...document.querySelectorAll('#notices .notice')];
  window.jQuery?.(document)
    .on('pfAjaxSend', () => { kept.append(...drawn()); })
    .on('pfAjaxUpdated', () => {
      const fresh = drawn();
      [...kept.children]
        .filter((old) => fresh.some((each) => !old.matches('.notice-failed') || each.textContent === old.textContent))
        .forEach((old) => { old.remove(); });
    });

  // The session ends when nobody does anything for a while: said two minutes before, in real time. How long that has been
  // the server knows, because the same person may have other pages open.
  const idleFor = Number(page.idleFor);
  const WARNING = 120_000;
  const MILLIS_BETWEEN_LOOKS = 5_000;
  let lastAct = performance.now();
  let warned = null;

  function warn() {
    if (!warned) {
      const stay = document.createElement('button');
      stay.className = 'button';
      stay.textContent = text('stay');
      stay.addEventListener('click', () => {
        fetch('/badges', { cache: 'no-store' }).then(lookAtEnd, tellUnanswered);
      });
      warned = notice('hint', text('ending'), stay);
    }
    if (warned.parentElement !== place()) { place().prepend(warned); }
  }

  /** Asks as a page does by itself, which keeps nobody signed in; whoever no longer is, is led to the sign-in. */
  async function lookAtEnd() {
    const counts = (await window.hms.ask('/badges').catch(() => null))?.getElementById('counts');
    if (!counts) { return; }
    lastAct = performance.now() - Number(counts.dataset.idle);
    if (performance.now() - lastAct >= idleFor - WARNING) {
      warn();
    } else {
      warned?.remove();
      warned = null;
    }
  }

  setInterval(() => {
    if (performance.now() - lastAct >= idleFor - WARNING) { lookAtEnd(); }
  }, MILLIS_BETWEEN_LOOKS);

  const person = document.getElementById('person');
  document.addEventListener('click', (event) => {
    const close = event.target.closest('.notice-close');
    if (close) { close.closest('.notice').remove(); }
    if (person?.open && !person.contains(event.target)) { person.open = false; }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && person?.open) {
      person.open = false;
      person.querySelector('summary').focus();
    }
  });
})();
