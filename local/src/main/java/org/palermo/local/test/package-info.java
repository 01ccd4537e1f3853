/// What `palermo test` prepares before Maven runs, and the counts that it prints at the end.
package org.palermo.local.test;
