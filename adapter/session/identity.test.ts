import { expect } from 'chai';
import { identityOf, type SalesforceUser } from './identity.js';

const ROBIN = { id: 'u1', name: 'Robin Sato', email: 'robin.sato@acme.example' };
const user = (email: string, federationId = ''): SalesforceUser => ({ email, federationId });

describe('who is in front of the two products', () => {
  const by = (
    match: 'email' | 'federationId' | 'none',
    who: SalesforceUser | null,
    agent = ROBIN,
  ) => identityOf(match, who, agent).is;

  it('waits for somebody to sign in', () => {
    expect(identityOf('email', user('robin.sato@acme.example'), null)).to.deep.equal({
      is: 'waiting',
    });
  });

  it('is one person whatever the capitals, the spaces and the width of the letters', () => {
    expect(by('email', user(' Robin.SATO@Acme.example '))).to.equal('same');
    expect(by('email', user('ｒｏｂｉｎ.sato@acme.example'))).to.equal('same');
  });

  it('is another person by another address, and says whose accounts they are', () => {
    expect(identityOf('email', user('kim@acme.example'), ROBIN)).to.deep.equal({
      is: 'different',
      trouble: {
        kind: 'otherUser',
        by: 'email',
        salesforce: 'kim@acme.example',
        pureCloud: 'robin.sato@acme.example',
      },
    });
    expect(by('email', user('robin.sato@acme.example.org'))).to.equal('different');
  });

  it('knows the user name as well as the address', () => {
    const agent = { ...ROBIN, email: 'desk@acme.example', username: 'robin.sato@acme.example' };
    expect(by('email', user('robin.sato@acme.example'), agent)).to.equal('same');
  });

  it('takes a federation id for the whole user name or the part before the @, and for nothing less', () => {
    expect(by('federationId', user('x@acme.example', 'robin.sato@acme.example'))).to.equal('same');
    expect(by('federationId', user('x@acme.example', 'ROBIN.SATO'))).to.equal('same');
    expect(by('federationId', user('robin.sato@acme.example', 'robin'))).to.equal('different');
    expect(by('email', user('robin.sato'))).to.equal('different');
  });

  it('is not known where either product does not tell', () => {
    expect(by('email', null)).to.equal('unknown');
    expect(by('email', user('', 'robin.sato'))).to.equal('unknown');
    expect(by('federationId', user('robin.sato@acme.example'))).to.equal('unknown');
    expect(by('email', user('a@b.example'), { ...ROBIN, email: '' })).to.equal('unknown');
  });

  it('is nobody’s business where the definition says so', () => {
    expect(by('none', user('kim@acme.example'))).to.equal('notCompared');
  });
});
