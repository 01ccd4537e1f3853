/// What the gateway refuses, how it answers with a problem (RFC 9457), and how it logs and counts requests and
/// failures.
package org.palermo.gateway.problem;
