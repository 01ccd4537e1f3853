/// Case files: the page of a case, and every step that an authority takes.
///
/// | class | what it declares |
/// |---|---|
/// | `CaseFileTopic` | the topic, with the page of a case (`caseFile`) and the page that says who the person is |
/// | `CaseSteps` | decisions, and steps from one stage to another |
/// | `CaseTasks` | everything else that is done to a case file |
/// | `CasePlaces` | places that were asked for |
/// | `CaseLists` | the worklists and the search |
/// | `WorklistTopic` | saved filters of the worklist, ticked cases, the calendar |
/// | `WorklistExport`, `ExportForm`, `ExportedFilters` | the export of the worklist |
/// | `CalendarFile`, `IcsFile` | the calendar as a file |
/// | `WorklistFilters` | the codes of the filters of the worklist |
/// | `CertificatePrint` | a certificate to print |
/// | `FindBox` | the box on every page that finds a case |
/// | `CaseAddresses` | earlier addresses, which mails and notices have |
/// | `SafeContacts` | works out the rules to follow before anybody contacts her |
/// | `CaseTerms` | works out the terms of a case for its page |
package org.palermo.portal.desk.casefile;
