/* The list follows what arrives, and what is read elsewhere. */
(() => {
  'use strict';
  const list = document.getElementById('list');
  const readAll = document.getElementById('read-all');
  let unread = Number(document.getElementById('unread-count').textContent);
  let reading = false;
  let again = false;

  async function read() {
    if (reading) { again = true; return; }
    reading = true;
    try {
      const answer = await fetch(`/notification-rows${location.search}`, { headers: { 'X-HMS-By-Itself': 'true' } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const held = document.activeElement?.closest?.('#list li');
        const place = held ? [...list.querySelectorAll('li')].indexOf(held) : -1;
        list.replaceChildren(...[...fresh.body.childNodes].map((node) => document.adoptNode(node)));
        if (place >= 0) {
          const buttons = [...list.querySelectorAll('[data-read]')];
          (buttons[Math.min(place, buttons.length - 1)] ?? readAll).focus();
        }
      }
    } catch (lost) {
      // The network is away: the next change, or the next poll, asks again.
    } finally {
      reading = false;
      if (again) { again = false; read(); }
    }
  }

  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-read]');
    if (button) { window.readNotification([{ name: 'id', value: button.dataset.read }]); }
  });
  readAll.addEventListener('click', () => window.readAllNotifications());

  /** Something was marked as read: the number at the top changes, and with it the list. */
  window.hms.haveRead = () => window.hms.readBadges();
  window.hms.onBadges((counts) => {
    if (counts.unread !== unread) {
      unread = counts.unread;
      read();
    }
  });
})();
