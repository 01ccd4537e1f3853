/// What auditors and data protection officers see of a service besides the audit of one record: what a person has seen, which
/// accesses are unusual, and the entries of a time as a file. They see ids, references and codes, and nothing else about a person.
package org.palermo.kernel.oversight;
