/// What a service takes of large bodies. A body of JSON is read whole before its operation begins, so it is small; a file is
/// let in before anything of it is read, few at a time, and its operation reads it as it comes.
///
/// Invariants: what is held of files at once does not depend on how many are sent, nor on who hangs up; who is refused has sent
/// nothing that was kept; a file that comes slowly holds up no other.
package org.palermo.kernel.bodies;
