/// The International Standard Industrial Classification (ISIC Rev. 4): what is done at a workplace, from section to class.
package org.palermo.inspection.isic;
