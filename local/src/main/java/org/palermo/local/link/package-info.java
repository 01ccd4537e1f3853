/// Checks whether the libraries of an application fit together: each class and member that one of them names must exist.
/// Java fails only when such a line runs, perhaps years later; a native image is linked as a whole and can't even be
/// built.
package org.palermo.local.link;
