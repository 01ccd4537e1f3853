/// Personal data is sealed in the application. Each record that must be erasable (a person, an address, a stored answer)
/// has a data key of its own; data keys stand in the database wrapped by a master key that the database never sees. So a
/// stolen database or backup opens nothing, and destroying one small row destroys everything that was sealed under it,
/// in every copy.
///
/// - What is sealed says what it belongs to: purpose, owner and field are authenticated with it, so a value that is moved
///   to another row or column does not open.
/// - No unwrapped key outlives its use, nothing here is logged but key ids, and no exception carries content.
/// - A master key is replaced by wrapping the data keys again; sealed data is never rewritten.
package org.palermo.kernel.protection;
