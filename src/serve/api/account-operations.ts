/**
 * The endpoints of accounts, as the OpenAPI document tells them.
 * In: nothing. Out: the table. Touches nothing.
 */
import * as accounts from './account-schemas.ts'
import { pageOf, type Operation } from './operation.ts'

export const accountOperations: readonly Operation[] = [
  { method: 'get', path: '/me', summary: 'Who asks, and what they may do', answer: accounts.me },
  {
    method: 'get',
    path: '/accounts',
    summary: 'Accounts, the oldest first',
    answer: pageOf(accounts.listedAccount),
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts',
    summary: 'Invite somebody: a link to make an account of that role; the first account is the owner’s',
    body: accounts.inviteBody,
    answer: accounts.madeLink,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts/{id}',
    summary: 'Change the role of an account, or whether it may sign in',
    body: accounts.accountChange,
    answer: accounts.account,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts/{id}/link',
    summary: 'Make a link to set the password of an account anew',
    body: accounts.linkBody,
    answer: accounts.madeLink,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts/{id}/remove',
    summary: 'Remove an account, with its sessions, tokens, marks and lists',
    body: accounts.removeBody,
    answer: accounts.account,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts/identities/{id}/remove',
    summary: 'Unlink an account from who opens it at the sign-in provider or the proxy; its sessions end',
    body: accounts.removeBody,
    answer: accounts.unlinked,
    needs: 'own',
  },
  {
    method: 'post',
    path: '/accounts/links/{id}/remove',
    summary: 'Void a link that was not used yet',
    body: accounts.removeBody,
    answer: accounts.voided,
    needs: 'own',
  },
  {
    method: 'get',
    path: '/audit',
    summary: 'Who changed what, the newest first',
    query: accounts.auditQuery,
    answer: accounts.auditPage,
    needs: 'own',
  },
]
