/// What the tests of the running gateway share: callers outside, origins behind it, tokens and the log.
package org.palermo.gateway.suite;
