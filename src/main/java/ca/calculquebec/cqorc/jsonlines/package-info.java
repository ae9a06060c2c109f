/**
 * Files of JSON lines that only grow: what the journal, the ledger of certificates and the audit
 * trail have in common. Knows {@code failure}.
 */
package ca.calculquebec.cqorc.jsonlines;
