/// A query parameter that an operation does not have is refused, as a field of a body is: what was meant by a misspelt
/// `coutry=GB` would else be answered for every country.
package org.palermo.kernel.parameters;
