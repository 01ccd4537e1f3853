/// What the audit costs a request, and how fast the audit of a million entries answers.
package org.palermo.bench.audit;
