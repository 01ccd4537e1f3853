/// Events from other services, and what their senders may ask. Each event has its effect once. Personal data in it is encrypted to a key
/// that only this service has.
package org.palermo.referral.inbox;
