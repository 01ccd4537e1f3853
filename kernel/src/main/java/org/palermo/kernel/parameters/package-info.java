/// An unknown query parameter is refused, like an unknown field of a body: otherwise a misspelt `coutry=GB` would be
/// answered for every country.
package org.palermo.kernel.parameters;
