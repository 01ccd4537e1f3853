/// Imports files into the running suite through its gateway: the sample, and what `palermo import` is given.
package org.palermo.local.imports;
