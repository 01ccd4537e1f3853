/// Lists of workplaces, as companies and registers publish them: read, checked and imported in the background.
package org.palermo.inspection.workplace.imports;
