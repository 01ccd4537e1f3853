/// How a service accepts large bodies. A JSON body is read as a whole before its operation begins, so it must be small. A
/// file is admitted before any of it is read, few at a time, and its operation reads it while it arrives.
///
/// Invariants: the memory for files does not depend on how many are sent or on callers who hang up; nothing of a refused
/// file is kept; a slow file does not delay others.
package org.palermo.kernel.bodies;
