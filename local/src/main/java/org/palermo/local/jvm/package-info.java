/// How the suite's Java processes run, and what makes them start quicker.
package org.palermo.local.jvm;
