/* The list follows what arrives, and what is read elsewhere. */
(() => {
  'use strict';
  const list = document.getElementById('list');
  const readAll = document.getElementById('read-all');
  let unread = Number(document.getElementById('unread-count').textContent);
  let reading = false;
  let again = false;

  function repaint(fresh) {
    if (!fresh) { return; }
    const held = document.activeElement?.closest?.('#list li');
    const place = held ? [...list.querySelectorAll('li')].indexOf(held) : -1;
    unread = Number(fresh.dataset.unread);
    document.getElementById('unread-count').textContent = unread;
    list.replaceChildren(document.adoptNode(fresh));
    if (place >= 0) {
      const buttons = [...list.querySelectorAll('[data-read]')];
      (buttons[Math.min(place, buttons.length - 1)] ?? readAll).focus();
    }
  }

  async function read() {
    if (reading) { again = true; return; }
    reading = true;
    const answer = await window.hms.ask(`/notification-rows${location.search}`).catch(() => null);
    if (answer) { repaint(answer.getElementById('notifications')); } else { window.hms.missed?.(); }
    reading = false;
    if (again) { again = false; read(); }
  }

  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-read]');
    if (button) { window.readNotification([{ name: 'id', value: button.dataset.read }]); }
  });
  readAll.addEventListener('click', () => window.readAllNotifications());

  /** After something was marked as read, the list shows how things stand. */
  window.hms.haveRead = read;
  // Whoever belongs to no hospital hears of nothing by himself.
  window.hms.onCount?.((counts) => {
    if (counts.unread !== unread) { read(); }
  });
})();
