/**
 * What the panel shows once something is known: neither its first paint nor the sync waits for it, and its first view that
 * has any of it does.
 */
import './omni-card.js';
import './pure-cloud-card.js';
import './question.js';
import './sign-in-card.js';
import './sync-line.js';
