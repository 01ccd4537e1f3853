/// Whether the libraries of an application fit together: each class and member that one of them names exists. Java asks only
/// when a line is reached, perhaps years later; a native image is linked whole, and so is not built at all.
package org.palermo.local.link;
