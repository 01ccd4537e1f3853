/// The base of every service's tests: a real PostgreSQL with its owner and its user, signed tokens of the sample accounts,
/// a receiver of events, and the rules that apply to every service.
package org.palermo.kernel.test;
