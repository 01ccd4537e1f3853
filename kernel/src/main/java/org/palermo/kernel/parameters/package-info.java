/// An unknown query parameter is refused, like an unknown field of a body: otherwise a misspelt `coutry=GB` would be
/// answered for every country. A value of another type is refused too, by the type in the API description.
package org.palermo.kernel.parameters;
