/// What every service's tests stand on: a real PostgreSQL with its owner and its user, signed tokens of the sample's
/// people, a receiver of events, and the rules that hold for every service.
package org.palermo.kernel.test;
