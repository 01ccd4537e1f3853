/// Personal data is sealed in the application. Each record that must be erasable (a person, an address, a stored answer)
/// has a data key of its own; the database contains data keys only wrapped by a master key that it never gets. So a stolen
/// database or backup opens nothing, and destroying one small row makes everything that was sealed under it unreadable, in
/// every copy.
///
/// - Purpose, owner and field are authenticated with each sealed value, so a value that is moved to another row or column
///   does not open.
/// - No unwrapped key is kept after its use, only key ids are logged, and no exception contains content.
/// - A master key is replaced by wrapping the data keys again; sealed data is never rewritten.
package org.palermo.kernel.protection;
